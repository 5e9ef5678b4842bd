<?php

namespace App\Http\Controllers;

use App\Mail\ReportReady;
use App\Models\Report;
use Barryvdh\DomPDF\Facade\Pdf;
use Illuminate\Http\Request;
use Illuminate\Http\UploadedFile;
use Illuminate\Support\Facades\Mail;
use Illuminate\Support\Facades\Storage;

class ReportController extends Controller
{
    public function letter(Report $report)
    {
        Pdf::loadView('letters.report', ['report' => $report])
            ->setPaper('a4')
            ->save("letters/{$report->id}.pdf", 'private');
        Storage::disk('archive')->put("letters/{$report->id}.pdf", Storage::disk('private')->get("letters/{$report->id}.pdf"));
    }

    public function mail(Report $report)
    {
        $file = tempnam(sys_get_temp_dir(), 'report');
        Pdf::loadView('letters.report', compact('report'))->save($file);
        Mail::to($report->patient)->queue(new ReportReady($report, $file));
    }

    public function scan(Request $request, Report $report)
    {
        $this->attach($report, $request->file('scan'));
        $report->save();
    }

    private function attach(Report $report, UploadedFile $scan): void
    {
        $report->scan = $scan->store('scans', ['disk' => 'archive']);
        $report->copy = $scan->storeAs('scans', $report->id.'.pdf');
    }

    public function show(Report $report)
    {
        return Storage::response($report->copy);
    }
}
