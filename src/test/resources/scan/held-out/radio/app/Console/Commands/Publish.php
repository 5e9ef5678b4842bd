<?php

namespace App\Console\Commands;

use App\Models\Show;
use Illuminate\Console\Command;
use Illuminate\Support\Facades\File;
use Spatie\Sitemap\Sitemap;

class Publish extends Command
{
    protected $signature = 'shows:publish {--dry}';

    public function handle(): int
    {
        $dir = public_path('feeds');
        File::isDirectory($dir) or File::makeDirectory($dir);

        Show::query()->each(function (Show $show) use ($dir) {
            $xml = view('feed', ['show' => $show])->render();
            File::put("$dir/{$show->slug}.xml", $xml);
        });

        Sitemap::create()->add(Show::all())->writeToFile(public_path('sitemaps/shows.xml'));
        $this->call('down');

        $bar = $this->output->createProgressBar(3);
        $bar->start();
        $template = File::get(resource_path('feeds/template.xml'));
        $icons = glob(public_path('icons/*.svg'));

        return count($icons) + strlen($template) > 0 ? self::SUCCESS : self::FAILURE;
    }
}
