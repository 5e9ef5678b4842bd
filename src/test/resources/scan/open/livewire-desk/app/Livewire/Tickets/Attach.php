<?php

namespace App\Livewire\Tickets;

use App\Models\Ticket;
use Illuminate\Support\Facades\Storage;
use Livewire\Component;
use Livewire\Features\SupportFileUploads\WithFileUploads;

class Attach extends Component
{
    use WithFileUploads;

    public Ticket $ticket;

    public array $files = [];

    public $photo;

    public function save(): void
    {
        foreach ($this->files as $file) {
            $file->store('tickets/'.$this->ticket->id, 'public');
        }
        $this->photo->storePublicly(path: 'photos', options: 'public');
        $this->ticket->store('draft');
    }

    public function remove(string $name): void
    {
        Storage::disk('public')->delete("tickets/{$this->ticket->id}/{$name}");
    }

    public function render()
    {
        return view('livewire.tickets.attach');
    }
}
