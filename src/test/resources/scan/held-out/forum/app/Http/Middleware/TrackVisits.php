<?php

namespace App\Http\Middleware;

use Closure;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Cache;

class TrackVisits
{
    public function handle(Request $request, Closure $next)
    {
        Cache::increment('visits');
        error_log($request->path());
        error_log($request->path()."\n", 3, storage_path('logs/visits.log'));

        return $next($request);
    }
}
