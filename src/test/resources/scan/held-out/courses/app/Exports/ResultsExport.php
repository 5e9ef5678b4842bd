<?php

namespace App\Exports;

use Maatwebsite\Excel\Concerns\Exportable;
use Maatwebsite\Excel\Concerns\FromCollection;

class ResultsExport implements FromCollection
{
    use Exportable;

    public function collection()
    {
        return collect([[1, 2], [3, 4]]);
    }
}
