<?php

namespace App\Http\Controllers;

use App\Jobs\ImportCustomers;
use App\Jobs\ScanForViruses;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Bus;
use Illuminate\Support\Facades\Http;

class ImportController extends Controller
{
    public function upload(Request $request)
    {
        $temp = tempnam(sys_get_temp_dir(), 'import');
        file_put_contents($temp, $request->getContent());
        ImportCustomers::dispatch($temp, $request->user());

        return response()->noContent();
    }

    public function preview(Request $request)
    {
        $path = sys_get_temp_dir().'/'.uniqid().'.csv';
        copy($request->file('csv')->getRealPath(), $path);
        $request->session()->put('import.path', $path);

        return to_route('imports.confirm');
    }

    public function confirm(Request $request)
    {
        $file = $request->file('csv');
        dispatch(new ImportCustomers($file->getRealPath(), $request->user()));
    }

    public function chain(string $url)
    {
        $download = '/tmp/'.md5($url);
        Http::sink($download)->get($url);
        Bus::chain([
            new ScanForViruses($download),
            new ImportCustomers($download),
        ])->dispatch();
    }

    public function checksum(Request $request): string
    {
        $temp = tempnam('/tmp', 'sum');
        file_put_contents($temp, $request->getContent());
        $sum = hash_file('sha256', $temp);
        unlink($temp);

        return $sum;
    }

    public function stored(Request $request)
    {
        $path = $request->file('csv')->store('imports');
        ImportCustomers::dispatch($path, $request->user());
    }
}
