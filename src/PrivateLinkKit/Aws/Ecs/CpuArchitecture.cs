namespace PrivateLinkKit;

/// <summary>The processor that a Fargate task runs on (<c>runtimePlatform.cpuArchitecture</c>).</summary>
public enum CpuArchitecture
{
    /// <summary>64-bit x86 (<c>X86_64</c>).</summary>
    X64,

    /// <summary>64-bit ARM, Graviton (<c>ARM64</c>).</summary>
    Arm64,
}
