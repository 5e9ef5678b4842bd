<?php

namespace App\Http\Controllers;

use App\Models\Article;
use Illuminate\Support\Facades\Cache;

class FeedController extends Controller
{
    public function rss()
    {
        return Cache::remember('feed', 600, fn () => view('feed', ['articles' => Article::latest()->take(20)->get()])->render());
    }

    public function robots()
    {
        return response()->file(public_path('robots.txt'));
    }
}
