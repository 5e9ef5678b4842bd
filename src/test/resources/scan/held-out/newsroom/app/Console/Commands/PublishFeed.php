<?php

namespace App\Console\Commands;

use App\Models\Article;
use Illuminate\Console\Command;
use SimpleXMLElement;

class PublishFeed extends Command
{
    protected $signature = 'feed:publish';

    public function handle()
    {
        $xml = new SimpleXMLElement('<rss/>');
        foreach (Article::cursor() as $article) {
            $xml->addChild('item')->addChild('title', $article->title);
        }
        $xml->asXML(public_path('feed.xml'));
        $this->info($xml->asXML());
    }
}
