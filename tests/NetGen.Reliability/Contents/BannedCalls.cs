namespace NetGen.Reliability.Contents;

/// <summary>What no assembly of NetGen may refer to, because a file or a name could choose code by it, and the few exceptions.</summary>
internal static class BannedCalls
{
    /// <summary>Types, or types and members, or namespaces that end in a dot.</summary>
    private static readonly string[] s_banned =
    [
        "System.Type.GetType", "System.Reflection.Assembly.Load", "System.Reflection.Assembly.LoadFrom", "System.Reflection.Assembly.LoadFile",
        "System.Reflection.Assembly.UnsafeLoadFrom", "System.Reflection.Assembly.CreateInstance", "System.Activator.CreateInstance",
        "System.Activator.CreateInstanceFrom", "System.Reflection.MethodBase.Invoke", "System.Reflection.MethodInfo.Invoke",
        "System.Reflection.ConstructorInfo.Invoke", "System.Type.InvokeMember", "System.Delegate.DynamicInvoke", "System.Linq.Expressions.",
        "System.Reflection.Emit.", "System.Runtime.Loader.", "System.AppDomain.Load", "System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo",
        "System.Runtime.Serialization.Formatters.", "System.Runtime.Serialization.DataContractSerializer", "System.Runtime.Serialization.Json.",
        "System.Runtime.Serialization.FormatterServices", "System.Xml.Serialization.", "System.Text.Json.JsonSerializer", "System.Net.", "Microsoft.Win32.",
        "System.Environment.SetEnvironmentVariable", "System.Environment.get_MachineName", "System.Environment.get_UserName",
        "System.Environment.GetFolderPath", "System.Runtime.InteropServices.NativeLibrary",
        "System.Runtime.InteropServices.Marshal.GetDelegateForFunctionPointer", "System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject",
    ];

    private static readonly (string Assembly, string Call, string Reason)[] s_allowed =
    [
        ("NetGen", "System.Net.WebUtility", "It escapes the texts of reports and opens no connection."),
        ("NetGen.Mpi", "System.Runtime.InteropServices.NativeLibrary", "Open MPI has other names of files on other systems; the names are constants."),
    ];

    /// <summary>Whether an assembly may refer to a member.</summary>
    public static bool Forbids(string assembly, string type, string member) =>
        s_banned.Any(banned => Matches(banned, type, member))
        && !s_allowed.Any(allowed => allowed.Assembly == assembly && Matches(allowed.Call, type, member));

    private static bool Matches(string pattern, string type, string member) =>
        pattern.EndsWith('.') ? type.StartsWith(pattern, StringComparison.Ordinal) : type == pattern || $"{type}.{member}" == pattern;
}
