namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>A service whose resources use certificates.</summary>
internal interface ICertificateUsers
{
    /// <summary>Returns the ARNs of the resources that use a certificate.</summary>
    IEnumerable<string> UsersOf(AccountRegion region, string certificateArn);
}
