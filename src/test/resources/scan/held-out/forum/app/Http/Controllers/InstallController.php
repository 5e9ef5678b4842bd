<?php

namespace App\Http\Controllers;

use Illuminate\Http\Request;
use Illuminate\Support\Facades\Artisan;

class InstallController extends Controller
{
    public function show()
    {
        abort_if(file_exists(storage_path('installed')), 404);

        return view('install', ['extensions' => get_loaded_extensions()]);
    }

    public function store(Request $request)
    {
        $env = file_get_contents(base_path('.env.example'));
        $env = str_replace('DB_HOST=127.0.0.1', 'DB_HOST='.$request->input('host'), $env);
        file_put_contents(base_path('.env'), $env);
        Artisan::call('migrate', ['--force' => true]);
        touch(storage_path('installed'));

        return redirect('/');
    }
}
