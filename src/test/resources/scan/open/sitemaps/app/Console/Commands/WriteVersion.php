<?php

namespace App\Console\Commands;

use Illuminate\Console\Command;

class WriteVersion extends Command
{
    protected $signature = 'app:version';

    public function handle(): void
    {
        $manifest = json_decode(file_get_contents(public_path('build/manifest.json')), true);
        $mix = file_exists(public_path('mix-manifest.json'));
        $stub = file_get_contents(base_path('stubs/version.stub'));
        file_put_contents(base_path('version.txt'), $stub.count($manifest));
        file_put_contents('php://stderr', $mix ? 'mix' : 'vite');
    }
}
