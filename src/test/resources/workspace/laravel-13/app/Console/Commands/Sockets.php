<?php

namespace App\Console\Commands;

use Illuminate\Console\Command;

class Sockets extends Command
{
    protected $signature = 'reverb:start
        {--host=0.0.0.0}
        {--port=8080}';
}
