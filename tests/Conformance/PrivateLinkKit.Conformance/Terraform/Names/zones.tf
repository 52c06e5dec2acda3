resource "aws_route53_zone" "public" {
  name    = "example.com"
  comment = "of us"
  tags    = { team = "names" }
}

resource "aws_route53_record" "www" {
  zone_id = aws_route53_zone.public.zone_id
  name    = "www.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.front["public"].dns_name
    zone_id                = aws_lb.front["public"].zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "weighted" {
  for_each       = { a = 3, b = 1 }
  zone_id        = aws_route53_zone.public.zone_id
  name           = "weighted.example.com"
  type           = "CNAME"
  ttl            = 60
  records        = ["${each.key}.example.com"]
  set_identifier = each.key

  weighted_routing_policy {
    weight = each.value
  }
}

resource "aws_vpc_endpoint_service" "this" {
  acceptance_required        = false
  network_load_balancer_arns = [aws_lb.front["internal"].arn]
  private_dns_name           = "tasks.example.com"
}

resource "aws_route53_record" "verification" {
  zone_id = aws_route53_zone.public.zone_id
  name    = "${aws_vpc_endpoint_service.this.private_dns_name_configuration[0].name}.example.com"
  type    = aws_vpc_endpoint_service.this.private_dns_name_configuration[0].type
  ttl     = 60
  records = [aws_vpc_endpoint_service.this.private_dns_name_configuration[0].value]
}

resource "aws_vpc_endpoint_service_private_dns_verification" "this" {
  service_id            = aws_vpc_endpoint_service.this.id
  wait_for_verification = true
  depends_on            = [aws_route53_record.verification]
}

resource "aws_route53_zone" "private" {
  name = "shop.internal"

  vpc {
    vpc_id = aws_vpc.this.id
  }

  lifecycle {
    ignore_changes = [vpc]
  }
}

resource "aws_route53_record" "private" {
  zone_id = aws_route53_zone.private.zone_id
  name    = "*.shop.internal"
  type    = "CNAME"
  ttl     = 60
  records = [aws_lb.front["internal"].dns_name]
}

resource "aws_vpc" "other" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_subnet" "other" {
  vpc_id     = aws_vpc.other.id
  cidr_block = "10.1.0.0/24"
}

resource "aws_route53_vpc_association_authorization" "other" {
  zone_id = aws_route53_zone.private.zone_id
  vpc_id  = aws_vpc.other.id
}

resource "aws_route53_zone_association" "other" {
  zone_id = aws_route53_vpc_association_authorization.other.zone_id
  vpc_id  = aws_route53_vpc_association_authorization.other.vpc_id
}

data "aws_route53_zone" "public" {
  name       = "example.com."
  depends_on = [aws_route53_zone.public]
}

data "aws_route53_zone" "private" {
  zone_id = aws_route53_zone.private.zone_id
}

output "zones" {
  value = join(" ", [data.aws_route53_zone.public.zone_id, data.aws_route53_zone.private.name])
}

output "zone" {
  value = aws_route53_zone.public.zone_id
}

output "vpc" {
  value = aws_vpc.this.id
}

output "other" {
  value = aws_vpc.other.id
}
