using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using PrivateLinkKit.Testing.Certificates;
using PrivateLinkKit.Testing.Wire.Acm;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Imports of certificates, and their replacement under the same ARN.</summary>
internal static class CertificateImports
{
    public static ImportCertificateResult Import(ServiceCall call, ImportCertificateRequest request)
    {
        var content = ImportedPem.Read(request.Certificate!, request.PrivateKey!, request.CertificateChain);
        CheckTime(call, content.Leaf);
        CheckChain(content);
        var certificate = request.CertificateArn is { } arn ? Replace(call, request, arn, content) : Add(call, request, content);
        call.Region.Acm.Certificates.Put(certificate);
        return new() { CertificateArn = certificate.Arn };
    }

    private static AcmCertificate Add(ServiceCall call, ImportCertificateRequest request, ServerCertificate content)
    {
        AcmQuotas.Certificate(call.Region, AcmCertificate.Imported);
        var arn = CertificateRequests.NewArn(call.Region);
        var added = With(new(arn, AcmCertificate.Imported, NamesOf(content.Leaf), KeyAlgorithms.Of(content.Leaf)!, call.Now), call, content);
        return added with { Tags = CertificateTags.Add(added, request.Tags ?? []) };
    }

    /// <summary>The replacement keeps the algorithm of the key and all of its usages (ACM guide, "Reimport a certificate").</summary>
    private static AcmCertificate Replace(ServiceCall call, ImportCertificateRequest request, string arn, ServerCertificate content)
    {
        var before = StoredCertificates.Existing(call, arn);
        if (request.Tags is { Count: > 0 })
        {
            throw AcmErrors.InvalidParameter("You cannot apply tags when reimporting a certificate.");
        }

        var after = With(before with { Names = NamesOf(content.Leaf) }, call, content);
        var isKept = before.Type is AcmCertificate.Imported
            && before.KeyAlgorithm == KeyAlgorithms.Of(content.Leaf)
            && !KeyUsages.Of(before).Except(KeyUsages.Of(after)).Any()
            && !KeyUsages.ExtendedOf(before).Except(KeyUsages.ExtendedOf(after)).Any();
        return isKept ? after : throw AcmErrors.Validation(
            $"The certificate {arn} can only be replaced if it was imported, by one with the same key algorithm and at least the same key usages.");
    }

    private static AcmCertificate With(AcmCertificate certificate, ServiceCall call, ServerCertificate content) =>
        certificate with { Content = content, Status = AcmCertificate.Issued, ImportedAt = call.Now, TransparencyLogging = "DISABLED" };

    private static ImmutableList<string> NamesOf(X509Certificate2 leaf)
    {
        var common = new X509Facts(leaf).CommonName ?? "";
        var alternatives = leaf.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(extension => extension.EnumerateDnsNames());
        ImmutableList<string> names = [.. alternatives.Prepend(common).Where(name => name.Length > 0).Distinct()];
        return names is [] ? throw AcmErrors.NotEmulated("certificates without a name") : names;
    }

    private static void CheckTime(ServiceCall call, X509Certificate2 leaf)
    {
        if (call.Now > leaf.NotAfter)
        {
            throw AcmErrors.Validation("The certificate has expired, is not valid.");
        }

        if (call.Now < leaf.NotBefore)
        {
            throw AcmErrors.Validation("The certificate is not in effect yet, is not valid.");
        }
    }

    private static void CheckChain(ServerCertificate content)
    {
        if (content.Chain is [] && !CertificateSignature.IsBy(content.Leaf, content.Leaf))
        {
            throw AcmErrors.Validation(
                "Provided certificate is not a valid self signed. Please provide either a valid self-signed certificate or certificate chain.");
        }

        var signed = content.Leaf;
        foreach (var (issuer, place) in content.Chain.Select((issuer, i) => (issuer, i)))
        {
            if (!CertificateSignature.IsBy(signed, issuer))
            {
                throw AcmErrors.Validation(
                    "Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any "
                    + $"intermediaries in order. The index within the chain of the invalid certificate is: {place}");
            }

            signed = issuer;
        }
    }
}
