<?php

namespace App\Http\Controllers;

use App\Exports\ResultsExport;
use App\Imports\StudentsImport;
use Illuminate\Http\Request;
use Maatwebsite\Excel\Facades\Excel;

class ResultController extends Controller
{
    public function export()
    {
        (new ResultsExport)->queue('results.xlsx')->chain([]);

        return back()->withSuccess('Export started!');
    }

    public function csv()
    {
        return (new ResultsExport)->download('results.csv');
    }

    public function import(Request $request)
    {
        Excel::import(new StudentsImport, $request->file('students'));
    }

    public function certificate(int $id)
    {
        $img = imagecreatefrompng(public_path('img/certificate.png'));
        ob_start();
        imagepng($img);
        $data = ob_get_clean();
        imagepng($img, public_path("certificates/$id.png"));

        return response($data)->header('Content-Type', 'image/png');
    }
}
