namespace Draw.Teaching;

/// <summary>How far a lesson is.</summary>
/// <param name="Share">From 0 to 1.</param>
/// <param name="Losses">The loss of every epoch so far.</param>
public sealed record LessonProgress(double Share, IReadOnlyList<double> Losses);
