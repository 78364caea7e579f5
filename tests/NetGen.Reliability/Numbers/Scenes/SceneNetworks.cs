namespace NetGen.Reliability.Numbers.Scenes;

/// <summary>The kinds of networks that scenes have.</summary>
internal static class SceneNetworks
{
    private static readonly Func<Chance, float, string, Scene>[] s_all =
    [
        SceneOf<ScaledClassesNet>.Draw, SceneOf<PlainRegressionNet>.Draw, SceneOf<NormalizedLabelsNet>.Draw, SceneOf<NumberImageNet>.Draw,
        SceneOf<NumberResidualNet>.Draw, SceneOf<PiecewiseNet>.Draw,
    ];

    public static Scene Draw(Chance chance, float value, string folder) => chance.Of(s_all)(chance, value, folder);
}
