using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class AcmDefaults
{
    public static DefaultTable Table { get; } = new("""
        RequestCertificate Options.Export=DISABLED
        UpdateCertificateOptions Options.Export=DISABLED
        """);
}
