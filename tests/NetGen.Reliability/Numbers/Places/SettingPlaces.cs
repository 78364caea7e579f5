using System.Reflection;
using NetGen.Reliability.Numbers.Scenes;

namespace NetGen.Reliability.Numbers.Places;

/// <summary>
/// Every real number that the constructors and properties of optimizers, schedules, callbacks and options take. The list is read from the assembly, so a new
/// setting is tried too.
/// </summary>
internal static class SettingPlaces
{
    private static readonly Type[] s_kinds =
    [
        typeof(Optimizer), typeof(LearningRateSchedule), typeof(Callback), typeof(WeightAveraging), typeof(ElasticDeformation), typeof(ImageAugmentation),
        typeof(FitOptions),
    ];

    public static IReadOnlyList<Place> All { get; } = [.. Constructors().Concat(Properties())];

    private static IEnumerable<Type> Settings => typeof(Optimizer).Assembly.GetExportedTypes()
        .Where(static type => !type.IsAbstract && s_kinds.Any(kind => kind.IsAssignableFrom(type)))
        .OrderBy(static type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<Place> Constructors() =>
        from type in Settings
        from constructor in type.GetConstructors()
        from parameter in constructor.GetParameters()
        where IsReal(parameter.ParameterType)
        select new Place(
            $"{type.Name}({parameter.Name})",
            scene => Fit(scene, () => constructor.Invoke([.. constructor.GetParameters().Select(other =>
                other == parameter ? Of(scene.Value, other.ParameterType) : Usual(other))])),
            NeedsImage(type));

    private static IEnumerable<Place> Properties() =>
        from type in Settings
        where type == typeof(FitOptions) || type == typeof(ImageAugmentation)
        from property in type.GetProperties()
        where IsReal(property.PropertyType) && property.CanWrite
        select new Place($"{type.Name}.{property.Name}", scene => Fit(scene, () => With(scene, type, property)), Needs(type, property));

    private static object With(Scene scene, Type type, PropertyInfo property)
    {
        object settings = type == typeof(FitOptions) ? scene.Options with { Epochs = scene.Options.Epochs } : Activator.CreateInstance(type)!;
        property.SetValue(settings, Of(scene.Value, property.PropertyType));
        return settings;
    }

    private static Func<Scene, bool>? Needs(Type type, PropertyInfo property) =>
        property.Name == nameof(FitOptions.LabelSmoothing) ? static scene => scene.Loss != Loss.MeanSquaredError : NeedsImage(type);

    private static Func<Scene, bool>? NeedsImage(Type type) =>
        type == typeof(ImageAugmentation) || type == typeof(ElasticDeformation) ? static scene => scene.IsImage : null;

    private static Outcome Fit(Scene scene, Func<object> make)
    {
        (scene.HasRange, scene.SetsSteps) = (true, true);
        try
        {
            Use(scene, make());
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is ArgumentException refusal)
        {
            Judge.RequireNamed(refusal, scene.Value);
            return Outcome.Refused;
        }

        return scene.Fit();
    }

    private static void Use(Scene scene, object settings)
    {
        scene.Options = settings switch
        {
            FitOptions options => options,
            Optimizer optimizer => scene.Options with { Optimizer = optimizer },
            LearningRateSchedule schedule => scene.Options with { Schedule = schedule, Epochs = 3 },
            WeightAveraging averaging => scene.Options with { AverageWeights = averaging },
            ElasticDeformation elastic => scene.Options with { Augmentation = new ImageAugmentation { Elastic = elastic } },
            ImageAugmentation augmentation => scene.Options with { Augmentation = augmentation },
            _ => scene.Options with { Epochs = 3 },
        };
        if (settings is Callback callback)
        {
            scene.Callbacks.Add(callback);
        }
    }

    private static bool IsReal(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var real && (real == typeof(float) || real == typeof(double));

    private static object Of(float value, Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(double) ? (object)(double)value : value;

    /// <summary>The default, or a number that every setting without a default accepts.</summary>
    private static object? Usual(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType == typeof(float) ? (object)0.01f
        : parameter.ParameterType == typeof(double) ? (object)0.5
        : parameter.ParameterType == typeof(int) ? 2
        : throw new BrokenPromiseException(
            $"Expected a setting whose usual value is known, but found {parameter.Member.DeclaringType!.Name}({parameter.Name}).");
}
