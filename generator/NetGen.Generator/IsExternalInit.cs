namespace System.Runtime.CompilerServices;

/// <summary>The compiler needs this type for init-only properties of records; netstandard2.0 does not have it.</summary>
internal static class IsExternalInit;
