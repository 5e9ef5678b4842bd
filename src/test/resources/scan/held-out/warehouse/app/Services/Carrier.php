<?php

namespace App\Services;

use Illuminate\Support\Facades\Http;

class Carrier
{
    public function put(string $path, array $body): string
    {
        return Http::put('https://carrier.example'.$path, $body)->body();
    }

    public function store(array $orders): void
    {
        Http::post('https://carrier.example/orders', $orders);
    }

    public function save(string $path): void
    {
    }
}
