using System.Globalization;
using System.Numerics;
using Draw.Networks;
using Draw.Seeing;
using Draw.Teaching;
using Microsoft.AspNetCore.Components;

namespace Draw.Components;

/// <summary>The whole page: paper, answer, what happens inside, and lessons.</summary>
public sealed partial class Page : ComponentBase, IDisposable
{
    private readonly SignReader _reader = new(Weights.Load());
    private readonly Drawing _drawing = new();
    private readonly float[] _picture = new float[Eye.Pixels];
    private readonly Teacher _teacher;
    private Activity _activity;
    private Lesson? _lesson;
    private LessonProgress _progress = new(0, []);
    private CancellationTokenSource? _cancellation;
    private string _spoken = "";

    /// <summary>Called by Blazor.</summary>
    public Page() => _teacher = new Teacher(_reader);

    private string Hint => _activity == Activity.Showing ? $"Draw {_lesson!.Name}" : _reader.Names.Count > 10 ? "Draw" : "Draw a digit";

    /// <inheritdoc/>
    public void Dispose() => _cancellation?.Dispose();

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            Browser.Listen(OnPen, OnKey);
        }
    }

    private void OnPen(int action, double x, double y)
    {
        var point = new Vector2((float)x, (float)y);
        switch ((PenAction)action)
        {
            case PenAction.Down:
                _drawing.Begin(point);
                break;
            case PenAction.Move:
                _drawing.Continue(point);
                break;
            case PenAction.Look:
                Look();
                break;
            case PenAction.Up:
                Look();
                if (!_drawing.IsEmpty)
                {
                    Speak();
                }

                break;
        }
    }

    private void OnKey(string key)
    {
        switch (key)
        {
            case "Escape" when _activity != Activity.Drawing:
                Cancel();
                break;
            case "Enter" when _activity == Activity.Showing && !_drawing.IsEmpty:
                _ = KeepAsync();
                break;
            case "Escape" or "Delete" or "Backspace":
                Clear();
                break;
        }

        StateHasChanged();
    }

    private void Look()
    {
        _drawing.See(_picture);
        if (_drawing.IsEmpty)
        {
            // Filters answer to empty paper too, by their biases, but that is no finding.
            Array.Clear(_reader.Maps);
        }
        else
        {
            _reader.Read(_picture);
        }

        Browser.Paint("seen", Eye.Side, 1, _picture);
        Browser.Paint("map", FilterMaps.Side, FilterMaps.Count, _reader.Maps);
        StateHasChanged();
    }

    private void Speak()
    {
        int best = Ranking.Best(_reader.Probabilities, _reader.Names.Count);
        _spoken = string.Create(CultureInfo.InvariantCulture, $"{_reader.Names[best]}, {_reader.Probabilities[best]:P0}");
        StateHasChanged();
    }

    private void Clear()
    {
        _drawing.Clear();
        Browser.Clear();
        _spoken = "";
        Look();
    }

    private void AskName() => _activity = Activity.Naming;

    private void BeginLesson(string name)
    {
        // What the lesson needs besides the drawings is made ready while they are drawn.
        _ = _teacher.PrepareAsync();
        _lesson = new Lesson(name);
        _activity = Activity.Showing;
        Clear();
    }

    private async Task KeepAsync()
    {
        _drawing.See(_picture);
        _lesson!.Add(_picture);
        Clear();
        if (_lesson.IsComplete)
        {
            await TeachAsync(_lesson);
        }
    }

    private async Task TeachAsync(Lesson lesson)
    {
        _activity = Activity.Teaching;
        _progress = new LessonProgress(0, []);
        using var cancellation = _cancellation = new CancellationTokenSource();
        try
        {
            await _teacher.TeachAsync(lesson, Show, cancellation.Token);
            _spoken = $"{lesson.Name} is learned";
        }
        catch (OperationCanceledException)
        {
            _spoken = $"{lesson.Name} is not learned";
        }
        finally
        {
            _cancellation = null;
            _activity = Activity.Drawing;
        }

        Look();
    }

    private void Show(LessonProgress progress)
    {
        _progress = progress;
        StateHasChanged();
    }

    private void Cancel()
    {
        if (_cancellation is { } running)
        {
            running.Cancel();
            return;
        }

        bool hasExample = _activity == Activity.Showing;
        _activity = Activity.Drawing;
        if (hasExample)
        {
            Clear();
        }
    }
}
