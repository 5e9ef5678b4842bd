<?php

namespace App\Http\Controllers;

use App\Services\Storage;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Route;

class ShelfController extends Controller
{
    public function __construct(private Storage $storage)
    {
    }

    // Storage::disk('local')->put('a', 'b');
    public function store(Request $request)
    {
        Storage::disk('local')->put('a1', $request->all());
        $this->storage->put('a2', []);
        $this->storage->store('a3');
        Cache::put('shelf', 'a1', 60);
        Cache::lock('shelf', 10)->get();
        Http::put('https://example.com/storage', ['path' => "storage_path('app')"]);
        $help = "write it with file_put_contents(storage_path('x'), 'y')";
        $text = <<<'TXT'
        Storage::disk('local')->put('a', 'b');
        TXT;

        return $help.$text;
    }

    public function stub(): string
    {
        $stub = file_get_contents(storage_path('stubs/shelf.stub'));
        $logo = base64_encode(file_get_contents(public_path('images/logo.png')));
        $zip = new \ZipArchive;
        $zip->open(resource_path('archives/labels.zip'));
        $out = fopen('php://output', 'w');
        fwrite($out, $stub);
        $in = new \SplFileObject(database_path('data/countries.csv'));

        return $logo.$in->fgets();
    }

    public function manifest()
    {
        return response()->file(public_path('manifest.webmanifest'));
    }
}
