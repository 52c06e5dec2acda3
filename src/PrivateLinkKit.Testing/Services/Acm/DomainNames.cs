using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>The domain names of a requested certificate.</summary>
internal static partial class DomainNames
{
    private const int LongestCommonName = 64;

    /// <summary>Returns all names in lower case, each once, the domain name first.</summary>
    public static ImmutableList<string> Check(RequestCertificateRequest request)
    {
        Check("domainName", request.DomainName!);
        if (request.DomainName!.Length > LongestCommonName)
        {
            throw AcmErrors.InvalidParameter($"The domain name '{request.DomainName}' has more than {LongestCommonName} characters, including periods");
        }

        foreach (var (name, place) in (request.SubjectAlternativeNames ?? []).Select((name, i) => (name, i + 1)))
        {
            Check($"subjectAlternativeNames.{place}.member", name);
        }

        return [.. (request.SubjectAlternativeNames ?? []).Prepend(request.DomainName).Select(Normalise).Distinct()];
    }

    /// <summary>Returns the domains of the validation mails, each the name itself or a parent of it.</summary>
    public static ImmutableDictionary<string, string> CheckMailDomains(IReadOnlyList<DomainValidationOption>? options, ImmutableList<string> names)
    {
        var domains = names.ToImmutableDictionary(name => name, WithoutWildcard);
        foreach (var option in options ?? [])
        {
            Check("domainValidationOptions.1.member.domainName", option.DomainName!);
            Check("domainValidationOptions.1.member.validationDomain", option.ValidationDomain!);
            var (name, domain) = (Normalise(option.DomainName!), Normalise(option.ValidationDomain!));
            if (!domains.ContainsKey(name) || !IsParent(domain, name))
            {
                throw AcmErrors.InvalidDomainValidation(
                    $"The validation domain {domain} is not {name} or a superdomain of it, or the certificate does not have the name {name}.");
            }

            domains = domains.SetItem(name, domain);
        }

        return domains;
    }

    /// <summary>Returns true if a validation mail for the name may be sent to addresses of the domain.</summary>
    public static bool IsParent(string domain, string name) =>
        domain == WithoutWildcard(name) || WithoutWildcard(name).EndsWith($".{domain}", StringComparison.Ordinal);

    public static string Normalise(string name) => name.ToLowerInvariant();

    public static string WithoutWildcard(string name) => name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name;

    private static void Check(string path, string name)
    {
        if (!Allowed().IsMatch(name))
        {
            throw AcmErrors.Pattern(path, name, Allowed());
        }
    }

    [GeneratedRegex(@"^(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])\z")]
    private static partial Regex Allowed();
}
