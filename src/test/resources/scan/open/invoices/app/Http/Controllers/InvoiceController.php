<?php

namespace App\Http\Controllers;

use App\Exports\InvoicesExport;
use App\Models\Invoice;
use Barryvdh\DomPDF\Facade\Pdf;
use Illuminate\Support\Facades\File;
use Illuminate\Support\Str;
use Maatwebsite\Excel\Facades\Excel;
use Spatie\Browsershot\Browsershot;
use ZipArchive;

class InvoiceController extends Controller
{
    public function pdf(Invoice $invoice)
    {
        $pdf = Pdf::loadView('invoices.pdf', compact('invoice'));
        $path = storage_path("app/invoices/{$invoice->number}.pdf");
        $pdf->save($path);

        return response()->download($path);
    }

    public function stream(Invoice $invoice)
    {
        return Pdf::loadView('invoices.pdf', compact('invoice'))->stream('invoice.pdf');
    }

    public function picture(Invoice $invoice)
    {
        Browsershot::url(route('invoices.show', $invoice))->windowSize(800, 600)
            ->save(storage_path('app/public/invoices/'.$invoice->id.'.png'));
    }

    public function export()
    {
        Excel::store(new InvoicesExport, 'exports/invoices.xlsx');

        return Excel::download(new InvoicesExport, 'invoices.xlsx');
    }

    public function exportToCloud()
    {
        Excel::store(new InvoicesExport, 'exports/invoices.xlsx', 's3');
    }

    public function zip()
    {
        $zip = new ZipArchive;
        $file = storage_path('app/zips/'.Str::random().'.zip');
        if ($zip->open($file, ZipArchive::CREATE) === true) {
            foreach (File::files(storage_path('app/invoices')) as $each) {
                $zip->addFile($each->getPathname());
            }
            $zip->close();
        }

        return response()->download($file)->deleteFileAfterSend();
    }
}
