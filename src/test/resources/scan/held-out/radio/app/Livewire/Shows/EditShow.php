<?php

namespace App\Livewire\Shows;

use App\Models\Show;
use Livewire\Component;
use Livewire\WithFileUploads;

class EditShow extends Component
{
    use WithFileUploads;

    public Show $show;

    public $artwork;

    public function save(): void
    {
        $this->show->artwork = $this->artwork->store('artwork');
        $this->show->save();
        $this->artwork->storeAs('artwork', 'latest.jpg', disk: 'public');
    }
}
