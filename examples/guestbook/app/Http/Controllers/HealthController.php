<?php

namespace App\Http\Controllers;

final class HealthController
{
    public function up(): string
    {
        return 'up';
    }
}
