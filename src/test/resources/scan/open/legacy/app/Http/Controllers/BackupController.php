<?php

namespace App\Http\Controllers;

use Illuminate\Support\Facades\Artisan;
use Illuminate\Support\Facades\DB;
use PDO;

class BackupController extends Controller
{
    public function run()
    {
        Artisan::call('down');
        copy(database_path('database.sqlite'), storage_path('backups/' . date('Ymd') . '.sqlite'));
        Artisan::call('up');

        $pdo = new PDO('sqlite:' . storage_path('stats.sqlite'));
        DB::connection('mysql')->table('backups')->insert(['at' => now()]);
    }
}
