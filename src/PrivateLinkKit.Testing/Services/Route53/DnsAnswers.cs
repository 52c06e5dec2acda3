using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Network.Contracts;
using PrivateLinkKit.Testing.Network.Records;
using PrivateLinkKit.Testing.Wire.Route53;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>Simulated questions to the name servers of public zones.</summary>
internal sealed class DnsAnswers(IPublicNames names)
{
    public TestDNSAnswerResult Test(ServiceCall call, TestDNSAnswerRequest request)
    {
        var zone = HostedZones.Find(call, request.HostedZoneId!);
        if (zone.IsPrivate)
        {
            throw Route53Errors.InvalidInput("DNS answers can only be tested for public hosted zones.");
        }

        var name = DomainName.Parse(request.RecordName!) ?? throw Route53Errors.InvalidInput($"{request.RecordName} is not a valid domain name");
        var isWithin = DomainName.Parse(zone.Name) is { } domain && (name == domain || DomainName.IsWithin(name, domain));
        var values = isWithin ? names.ValuesIn(zone.Id, name, request.RecordType!) : [];
        return new()
        {
            Nameserver = zone.NameServers[0],
            RecordName = request.RecordName,
            RecordType = request.RecordType,
            RecordData = values ?? [],
            ResponseCode = !isWithin ? "REFUSED" : values is null ? "NXDOMAIN" : "NOERROR",
            Protocol = "UDP",
        };
    }
}
