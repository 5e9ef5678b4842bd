<?php

namespace App\Actions;

use App\Models\Patient;
use Illuminate\Filesystem\FilesystemManager;
use Illuminate\Support\Facades\Process;
use League\Csv\Writer;
use PhpOffice\PhpSpreadsheet\IOFactory;
use PhpOffice\PhpSpreadsheet\Spreadsheet;

final readonly class ExportPatients
{
    public function __construct(private FilesystemManager $filesystem)
    {
    }

    public function csv(): string
    {
        $path = storage_path('app/exports/patients-'.now()->format('Ymd').'.csv');
        $csv = Writer::createFromPath($path, 'w+');
        $csv->insertOne(['id', 'name']);
        Patient::chunk(500, function ($patients) use ($csv) {
            $csv->insertAll($patients->map->only('id', 'name'));
        });

        return $path;
    }

    public function sheet(): void
    {
        $sheet = new Spreadsheet;
        $sheet->getActiveSheet()->fromArray(Patient::all()->toArray());
        $writer = IOFactory::createWriter($sheet, 'Xlsx');
        $writer->save(storage_path('app/exports/patients.xlsx'));
    }

    public function toDisk(string $contents): void
    {
        $this->filesystem->disk('exports')->put('patients.json', $contents);
        $this->filesystem->disk('archive')->put('patients.json', $contents);
        $this->filesystem->put('patients.json', $contents);
    }

    public function dump(): void
    {
        Process::run('pg_dump clinic > '.storage_path('app/dumps/clinic.sql'))->throw();
        exec('gzip '.escapeshellarg(storage_path('app/dumps/clinic.sql')));
    }

    public function inMemory(): string
    {
        $csv = Writer::createFromString();
        $csv->insertOne(['id']);

        return $csv->toString();
    }
}
