namespace System.Runtime.CompilerServices;

/// <summary>The compiler asks for this type where a record has init-only properties; netstandard2.0 does not have it.</summary>
internal static class IsExternalInit;
