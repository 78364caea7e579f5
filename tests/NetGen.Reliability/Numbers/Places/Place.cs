using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers.Places;

/// <summary>A place into which a value is put.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Try">Puts the value of the scene there, computes, and throws unless the outcome is one of those that are promised.</param>
/// <param name="Fits">Whether the network of the scene has the place.</param>
internal sealed record Place(string Name, Func<Scene, Outcome> Try, Func<Scene, bool>? Fits = null)
{
    public static IReadOnlyList<Place> All { get; } =
    [
        .. DataPlaces.All, .. WeightPlaces.All, .. StepPlaces.All, .. PredictionPlaces.All, .. FilePlaces.All, .. ToolPlaces.All, .. SettingPlaces.All,
    ];
}
