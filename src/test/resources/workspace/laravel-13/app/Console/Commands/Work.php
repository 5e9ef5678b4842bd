<?php

namespace App\Console\Commands;

use Illuminate\Console\Command;
use Symfony\Component\Console\Attribute\AsCommand;

#[AsCommand(name: 'horizon')]
class Work extends Command
{
    public function handle(): void
    {
        $signature = 'not a property of the command';
    }
}
