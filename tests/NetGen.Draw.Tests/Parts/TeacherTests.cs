using System.Numerics;
using Digits.Drawing;
using Draw.Networks;
using Draw.Seeing;
using Draw.Teaching;

namespace NetGen.Draw.Tests.Parts;

/// <summary>Lessons, without a browser: on a network that has just learned to read drawn digits.</summary>
public sealed class TeacherTests
{
    private static readonly Lazy<DigitNet> s_trained = new(static () =>
    {
        const int Count = 3000;
        var digits = new DrawnDigits(seed: 1);
        float[] pictures = new float[Count * Eye.Pixels];
        for (int i = 0; i < Count; i++)
        {
            digits.Paint(i, pictures.AsSpan(i * Eye.Pixels, Eye.Pixels));
        }

        var net = new DigitNet(seed: 1);
        net.Fit(
            Dataset.FromLabels(pictures, Eye.Pixels, [.. Enumerable.Range(0, Count).Select(DrawnDigits.DigitOf)], classes: 10),
            new FitOptions { Epochs = 6, BatchSize = 64, Optimizer = new Adam(0.002f), Augmentation = OtherHands.Any });
        return net;
    });

    [Fact]
    public async Task TaughtSigns_AreReadAndDigitsNotForgotten()
    {
        var reader = new SignReader(s_trained.Value);
        var teacher = new Teacher(reader);
        var shares = new List<double>();

        await teacher.TeachAsync(LessonOf("star", Star), progress => shares.Add(progress.Share), CancellationToken.None);
        await teacher.TeachAsync(LessonOf("roof", Roof), static _ => { }, CancellationToken.None);

        reader.Names.Skip(10).ShouldBe(["star", "roof"]);
        shares.ShouldBeInOrder();
        shares[^1].ShouldBe(1, 1e-9);
        ShareRead(reader, 10, i => See(Star, 100 + i)).ShouldBeGreaterThan(0.9);
        ShareRead(reader, 11, i => See(Roof, 100 + i)).ShouldBeGreaterThan(0.9);
        var digits = new DrawnDigits(seed: 5);
        Enumerable.Range(0, 10).Average(digit => ShareRead(reader, digit, i =>
        {
            float[] picture = new float[Eye.Pixels];
            digits.Paint((10 * i) + digit, picture);
            return picture;
        })).ShouldBeGreaterThan(0.93);
    }

    [Fact]
    public async Task CancelledLesson_ChangesNothing()
    {
        var reader = new SignReader(s_trained.Value);
        var teacher = new Teacher(reader);
        using var cancellation = new CancellationTokenSource();
        Decision before = reader.Decision;
        float[] parameters = new float[Decision.ParameterCount], after = new float[Decision.ParameterCount];
        before.CopyParametersTo(parameters);

        await Should.ThrowAsync<OperationCanceledException>(() => teacher.TeachAsync(
            LessonOf("star", Star), progress => { if (progress.Losses.Count == 3) { cancellation.Cancel(); } }, cancellation.Token));

        reader.Names.Count.ShouldBe(10);
        reader.Decision.ShouldBeSameAs(before);
        before.CopyParametersTo(after);
        after.ShouldBe(parameters);
        await teacher.TeachAsync(LessonOf("roof", Roof), static _ => { }, CancellationToken.None);
        ShareRead(reader, 10, i => See(Roof, 100 + i)).ShouldBeGreaterThan(0.9);
    }

    private static Stroke[] Star { get; } = [Stroke.Lines(10, 1, 15, 18, 2, 7, 18, 7, 5, 18, 10, 1)];

    private static Stroke[] Roof { get; } = [Stroke.Lines(10, 2, 18, 18, 2, 18, 10, 2)];

    private static Lesson LessonOf(string name, Stroke[] sign)
    {
        var lesson = new Lesson(name);
        for (int i = 0; !lesson.IsComplete; i++)
        {
            lesson.Add(See(sign, i));
        }

        return lesson;
    }

    private static float[] See(Stroke[] sign, int number)
    {
        var hand = new Hand(new DrawingRandom(7, number), Vector2.Zero);
        float[] picture = new float[Eye.Pixels];
        Eye.See(Array.ConvertAll(sign, stroke => Array.ConvertAll(stroke.Points, hand.Place)), smallest: 1, Eye.PenRadius, picture);
        return picture;
    }

    private static double ShareRead(SignReader reader, int output, Func<int, float[]> picture) => Enumerable.Range(0, 50).Count(i =>
    {
        reader.Read(picture(i));
        return reader.Probabilities.AsSpan().IndexOf(reader.Probabilities.Max()) == output;
    }) / 50.0;
}
