<?php

declare(strict_types=1);

namespace App\Reports;

use Illuminate\Contracts\Filesystem\Factory as Disks;
use Illuminate\Contracts\Filesystem\Filesystem;
use Illuminate\Filesystem\Filesystem as Files;
use Illuminate\Support\Facades\{File as Disk, Storage as Store, Cache};

use function file_put_contents as write;

final class Writer
{
    private const DISK = 'reports';

    public function __construct(private readonly Files $files, private readonly Disks $disks, private Filesystem $default)
    {
    }

    public function byAlias(string $text): void
    {
        Store::disk(self::DISK)->put('a.txt', $text);
        Disk::put(config('reports.folder').'/b.txt', $text);
        write(storage_path('app/c.txt'), $text);
    }

    public function byInjection(string $text): void
    {
        $this->files->put(storage_path("app/d-{$text}.txt"), $text);
        $this->disks->disk('public')->append('e.txt', $text);
        $this->default->put('f.txt', $text);
    }

    public function byVariable(string $text): void
    {
        $disk = Store::disk(config('reports.disk'));
        $disk->put('g.txt', $text);
        $disk->append('g.txt', $text);

        $cloud = Store::disk('s3');
        $cloud->put('h.txt', $text);

        $scratch = Store::disk('scratch');
        $scratch->put('i.txt', $text);
    }

    public function byContainer(string $text): void
    {
        app('filesystem')->disk('local')->put('j.txt', $text);
        $manager = resolve(Disks::class);
        $manager->disk('local')->put('k.txt', $text);
    }

    public function byPath(string $text): void
    {
        $target = Store::path('l.txt');
        \file_put_contents($target, $text);
        $handle = fopen(Store::disk('s3')->path('m.txt'), 'r');
        $stream = new \SplFileObject(storage_path('app/n.txt'), 'w');
        $stream->fwrite($text);
    }

    public function byUnknown(string $disk, string $text): void
    {
        Store::disk($disk)->put('o.txt', $text);
    }
}
