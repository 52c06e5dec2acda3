using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SecurityToken;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Aws.Sts;

/// <summary>Credentials of a placement's role: a session for each name, so that calls of different operations can be told apart.</summary>
internal sealed class RoleCredentials(Placement placement, IAmazonSecurityTokenService sts, TimeProvider time) : AWSCredentials
{
    private readonly ConcurrentDictionary<string, RoleSession> _sessions = new();

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override Task<ImmutableCredentials> GetCredentialsAsync() =>
        _sessions.GetOrAdd(RoleSessionName.Current, name => new RoleSession(name, placement, sts, time)).CredentialsAsync();
}
