namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>A certificate in the certificate list of a listener, beside its default one.</summary>
internal sealed record ListenerCertificate(string ListenerArn, string CertificateArn)
{
    public string Key => KeyOf(ListenerArn, CertificateArn);

    public static string KeyOf(string listenerArn, string certificateArn) => $"{listenerArn} {certificateArn}";
}
