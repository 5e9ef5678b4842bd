<?php

namespace App\Jobs;

use App\Models\User;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Bus\Dispatchable;
use Illuminate\Support\Facades\Storage;

class ImportCustomers implements ShouldQueue
{
    use Dispatchable, Queueable;

    public function __construct(private string $path, private ?User $user = null)
    {
    }

    public function handle(): void
    {
        $lines = Storage::readStream($this->path);
        $log = fopen('php://temp', 'w+');
        while ($line = fgetcsv($lines)) {
            fputcsv($log, $line);
        }
    }
}
