<?php

namespace App\Services;

use App\Jobs\PrintLabel;
use Illuminate\Support\Collection;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\File;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Storage;
use RuntimeException;

class Labels
{
    private string $folder;

    public function __construct(private readonly Carrier $carrier)
    {
        $this->folder = config('warehouse.labels.path');
    }

    public function fetch(int $order): void
    {
        $pdf = $this->carrier->put('/labels', ['order' => $order]);
        if (! is_dir($this->folder)) {
            mkdir($this->folder);
        }
        file_put_contents($this->folder.'/'.$order.'.pdf', $pdf);

        Storage::put("labels/{$order}.pdf", $pdf);
    }

    public function print(Collection $orders): void
    {
        $bundle = '/tmp/labels-'.uniqid().'.zip';
        $zip = new \ZipArchive();
        $zip->open($bundle, \ZipArchive::CREATE | \ZipArchive::OVERWRITE);
        foreach ($orders as $order) {
            $zip->addFromString("{$order}.pdf", Storage::get("labels/{$order}.pdf"));
        }
        $zip->close();
        PrintLabel::dispatch(['file' => $bundle, 'printer' => 'zebra'])->onQueue('print');
    }

    public function once(int $order): void
    {
        Cache::store('tenants')->put("label.$order", true);
        Cache::lock("label.$order")->block(3);
        $orders = collect(['a'])->put('b', 'c');
        $this->carrier->store($orders->all());
    }

    public function edi(string $message): void
    {
        $inbox = config('warehouse.edi.inbox');
        File::put("{$inbox}/".time().'.edi', $message);
        if (($h = fopen($inbox.'/lock', 'c')) === false || ! flock($h, LOCK_EX)) {
            throw new RuntimeException('locked');
        }
    }

    public function template(): string
    {
        return File::get(resource_path('labels/template.zpl'));
    }
}
