<?php

namespace App\Http\Controllers;

use Illuminate\Http\RedirectResponse;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\DB;
use Illuminate\Support\Facades\Storage;
use Illuminate\View\View;

final class GuestbookController
{
    public function index(): View
    {
        return view('guestbook', [
            'entries' => DB::table('entries')->latest('id')->limit(50)->get(),
            'counted' => Storage::disk('public')->get('count.txt') ?? 'not counted yet',
            'pod' => gethostname(),
            'release' => env('LARAKUBE_RELEASE', 'none'),
        ]);
    }

    public function store(Request $request): RedirectResponse
    {
        $entry = $request->validate(['name' => 'required|max:80', 'words' => 'required|max:400']);
        DB::table('entries')->insert($entry + ['created_at' => now()]);

        return redirect('/');
    }
}
