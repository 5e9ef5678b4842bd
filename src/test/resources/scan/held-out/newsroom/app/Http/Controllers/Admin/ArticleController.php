<?php

namespace App\Http\Controllers\Admin;

use App\Http\Controllers\Controller;
use App\Http\Requests\ArticleRequest;
use App\Models\Article;
use Illuminate\Support\Facades\Storage;
use Illuminate\Support\Str;
use Intervention\Image\Laravel\Facades\Image;
use SimpleSoftwareIO\QrCode\Facades\QrCode;

class ArticleController extends Controller
{
    public function store(ArticleRequest $request)
    {
        $data = $request->validated();

        if ($request->hasFile('cover')) {
            $data['cover'] = Storage::putFile('covers', $request->file('cover'));
            $image = Image::read($request->file('cover'))->scaleDown(width: 1200);
            $image->toJpeg(80)->save(storage_path('app/public/covers/'.$request->file('cover')->hashName()));
        }

        $article = Article::create($data);
        QrCode::format('png')->size(300)->generate(route('articles.show', $article), public_path("qr/{$article->id}.png"));

        return redirect()->route('admin.articles.index')->with('status', __('Saved'));
    }

    public function gallery(ArticleRequest $request, Article $article)
    {
        foreach ($request->file('gallery') as $picture) {
            $filename = Str::uuid().'.'.$picture->getClientOriginalExtension();
            $picture->move(public_path('images/gallery'), $filename);
            $article->pictures()->create(['file' => $filename]);
        }
    }

    public function destroy(Article $article)
    {
        if (Storage::exists($article->cover)) {
            Storage::delete($article->cover);
        }
        @unlink(public_path('images/gallery/'.$article->file));
        $article->delete();

        return back();
    }
}
