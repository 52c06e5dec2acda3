using System.Net.Security;
using System.Security.Authentication;

namespace PrivateLinkKit.Testing.Certificates;

/// <summary>OpenSSL's names of cipher suites and TLS versions, which AWS uses.</summary>
internal static class CipherSuiteNames
{
    private const string TripleDes = "DES-CBC3-SHA";
    private const string With = "_WITH_";

    /// <summary>Returns the suite of a name: <c>ECDHE-RSA-AES128-SHA256</c> is TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256.</summary>
    public static TlsCipherSuite Parse(string name)
    {
        if (name is TripleDes)
        {
            return TlsCipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA;
        }

        if (name.StartsWith("TLS_", StringComparison.Ordinal))
        {
            return Enum.Parse<TlsCipherSuite>(name);
        }

        var cipher = name.IndexOf("AES", StringComparison.Ordinal);
        var exchange = cipher is 0 ? "RSA" : name[..(cipher - 1)].Replace('-', '_');
        var (size, rest) = (name.Substring(cipher + 3, 3), name[(cipher + 7)..].Replace('-', '_'));
        return Enum.Parse<TlsCipherSuite>($"TLS_{exchange}{With}AES_{size}_{(rest.StartsWith("GCM", StringComparison.Ordinal) ? "" : "CBC_")}{rest}");
    }

    public static string Of(TlsCipherSuite suite)
    {
        var name = suite.ToString();
        if (suite is TlsCipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA || name.Split(With) is not [var exchange, var cipher])
        {
            return suite is TlsCipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA ? TripleDes : name;
        }

        var before = exchange is "TLS_RSA" ? "" : $"{exchange["TLS_".Length..]}-";
        return (before + cipher.Replace("AES_", "AES", StringComparison.Ordinal).Replace("CBC_", "", StringComparison.Ordinal)).Replace('_', '-');
    }

    public static string Of(SslProtocols version) => version switch
    {
        SslProtocols.Tls13 => "TLSv1.3",
        SslProtocols.Tls12 => "TLSv1.2",
#pragma warning disable SYSLIB0039 // What old policies of AWS offer.
        SslProtocols.Tls11 => "TLSv1.1",
#pragma warning restore SYSLIB0039
        _ => "TLSv1",
    };
}
