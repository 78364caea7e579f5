namespace NetGen.Reliability.Declarations.Drawing;

/// <summary>Draws whole projects.</summary>
internal sealed class Projects(Names names)
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>A project without anything odd but the layers.</summary>
    public static DrawnProject Ordinary(Chance chance) => new(
        [$"using NetGen; {Constants.Helpers} [{string.Join("] [", Networks.Of(new Constants(chance, 0)))}] public partial class Net;"],
        [ModelTexts.Sound],
        ProjectSetting.Of(chance));

    public DrawnProject Of(Chance chance, bool isDamaged = true)
    {
        // Half of the projects keep to what is allowed, so that many networks get through.
        double wrong = chance.Of([0, 0, 0, 0.02, 0.1]), hostile = chance.Of([0, 0.2, 0.4, 0.8]), odd = chance.Of([0, 0, 0, 0.2]);
        var setting = ProjectSetting.Of(chance);
        var surroundings = new Surroundings(chance, names, hostile);
        string networks = "";
        for (int network = chance.Happens(0.15) ? chance.Between(2, 3) : 1; network > 0; network--)
        {
            networks += new Shells(chance, names, hostile).Of(Networks.Of(new Constants(chance, wrong)), odd);
        }

        string first = surroundings.Usings() + surroundings.InNamespace(networks, Constants.Helpers);
        List<string> files = [isDamaged && chance.Happens(0.12) ? surroundings.Damaged(first) : first, .. surroundings.Beside()];
        if (chance.Happens(0.5))
        {
            files.Add(ImplicitUsings);
        }

        return new DrawnProject(files, [.. ModelTexts.Of(chance)], setting);
    }
}
