using System.Globalization;

namespace NetGen;

/// <summary>What the last reading of a <see cref="HealthMonitor"/> shows, judged by the default thresholds of the monitor.</summary>
internal static class HealthRules
{
    public static IEnumerable<Finding> Of(TrainingCourse course)
    {
        if (course.Health is not { } health)
        {
            yield break;
        }

        LayerHealth[] dead = [.. health.Layers.Where(static layer => layer.DeadShare >= HealthMonitor.UsualDeadShare)];
        if (dead.Length > 0)
        {
            yield return DeadUnits(dead, health, course.HealthEpoch);
        }

        Evidence[] ratio = health.GradientRatio is { } found
            ? [new Evidence($"gradient of the first weights over that of the last, epoch {course.HealthEpoch}", found)]
            : [];
        if (health.FirstNonFinite is { } place)
        {
            yield return new Finding(FindingKind.ExplodingGradients, [.. ratio], $"The {place} is not finite in epoch {course.HealthEpoch}.", AgainstExploding);
        }
        else if (health.GradientRatio > HealthMonitor.UsualExplodingRatio)
        {
            yield return new Finding(
                FindingKind.ExplodingGradients,
                [.. ratio],
                string.Create(CultureInfo.InvariantCulture, $"The gradients explode from the last layer to the first. The gradient of the first weights is "
                    + $"{health.GradientRatio:G3} times that of the last weights, so no learning rate suits both."),
                AgainstExploding);
        }
        else if (health.GradientRatio < HealthMonitor.UsualVanishingRatio && !IsCutOff(health))
        {
            yield return new Finding(
                FindingKind.VanishingGradients,
                [.. ratio],
                string.Create(CultureInfo.InvariantCulture, $"The gradients vanish from the last layer to the first. The gradient of the first weights is "
                    + $"{health.GradientRatio:G3} times that of the last weights, so the first layers hardly learn."),
                "Relu or a similar activation with Init.He instead of Sigmoid or Tanh, BatchNorm, fewer layers, or Init.Xavier if you keep the activation.");
        }
    }

    private static string AgainstExploding => "ClipNorm = 1, a smaller learning rate or InitScale, BatchNorm, inputs on a common scale ([Standardize]).";

    /// <summary>
    /// Whether all units of a layer are dead. No gradient passes such a layer, so the dead units are the finding, and the small gradient is only their effect.
    /// </summary>
    private static bool IsCutOff(TrainingHealth health) => health.Layers.Any(static layer => layer.DeadUnitCount == layer.UnitCount);

    private static Finding DeadUnits(LayerHealth[] dead, TrainingHealth health, int epoch)
    {
        string layers = string.Join(", ", dead.Select(static layer => $"{layer.DeadUnitCount} of {layer.UnitCount} in {layer.Name}"));
        return new Finding(
            FindingKind.DeadUnits,
            [.. dead.Select(layer => new Evidence($"dead share of {layer.Name}, epoch {epoch}", layer.DeadShare))],
            $"Some ReLU units are dead: {layers}. Their output is not positive for any of {health.SampleCount} rows, so they get no gradient and cannot learn.",
            "a smaller learning rate and new start weights, LeakyRelu, PRelu or Elu, a small positive BiasInit such as 0.1, Init.He, BatchNorm before the "
                + "activation.");
    }
}
