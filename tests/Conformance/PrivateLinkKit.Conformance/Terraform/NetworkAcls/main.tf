# Public, private and isolated subnets with network ACLs of numbered rules, and a default network ACL without any rule.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

locals {
  cidrs = { public = "10.0.0.0/26", private = "10.0.0.64/26", isolated = "10.0.0.128/26" }

  rules = {
    public = {
      ingress = [
        { number = 100, action = "allow", protocol = "tcp", from = 80, to = 80, cidr = "0.0.0.0/0" },
        { number = 200, action = "allow", protocol = "tcp", from = 1024, to = 65535, cidr = "0.0.0.0/0" },
      ]
      egress = [
        { number = 100, action = "allow", protocol = "-1", from = 0, to = 0, cidr = "0.0.0.0/0" },
      ]
    }
    private = {
      ingress = [
        { number = 90, action = "deny", protocol = "tcp", from = 8081, to = 8081, cidr = local.cidrs.public },
        { number = 100, action = "allow", protocol = "tcp", from = 8080, to = 8081, cidr = local.cidrs.public },
        { number = 110, action = "allow", protocol = "icmp", from = 0, to = 0, cidr = local.cidrs.public },
      ]
      egress = [
        { number = 100, action = "allow", protocol = "tcp", from = 1024, to = 65535, cidr = local.cidrs.public },
      ]
    }
  }

  numbered = merge([for name, directions in local.rules : merge([for direction, rules in directions : {
    for rule in rules : "${name}-${direction}-${rule.number}" => merge(rule, { acl = name, egress = direction == "egress" })
  }]...)]...)
}

resource "aws_vpc" "this" {
  cidr_block           = "10.0.0.0/24"
  enable_dns_hostnames = true
}

resource "aws_subnet" "this" {
  for_each   = local.cidrs
  vpc_id     = aws_vpc.this.id
  cidr_block = each.value
  tags       = { Name = each.key }
}

resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id
  subnet_ids             = [aws_subnet.this["isolated"].id]
  tags                   = { Name = "default" }

  ingress {
    rule_no    = 100
    action     = "allow"
    protocol   = "tcp"
    from_port  = 443
    to_port    = 443
    cidr_block = "0.0.0.0/0"
  }

  ingress {
    rule_no         = 101
    action          = "allow"
    protocol        = "-1"
    from_port       = 0
    to_port         = 0
    ipv6_cidr_block = "::/0"
  }
}

resource "aws_network_acl" "this" {
  for_each   = local.rules
  vpc_id     = aws_vpc.this.id
  subnet_ids = [aws_subnet.this[each.key].id]
  tags       = { Name = each.key }
}

resource "aws_network_acl_rule" "this" {
  for_each       = local.numbered
  network_acl_id = aws_network_acl.this[each.value.acl].id
  egress         = each.value.egress
  rule_number    = each.value.number
  rule_action    = each.value.action
  protocol       = each.value.protocol
  from_port      = each.value.protocol == "tcp" ? each.value.from : null
  to_port        = each.value.protocol == "tcp" ? each.value.to : null
  icmp_type      = each.value.protocol == "icmp" ? -1 : null
  icmp_code      = each.value.protocol == "icmp" ? -1 : null
  cidr_block     = each.value.cidr
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  ingress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    protocol    = "-1"
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_instance" "this" {
  for_each               = aws_subnet.this
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  subnet_id              = each.value.id
  vpc_security_group_ids = [aws_default_security_group.this.id]
  tags                   = { Name = each.key }
  depends_on             = [aws_network_acl_rule.this, aws_default_network_acl.this]
}

data "aws_network_acls" "this" {
  vpc_id     = aws_vpc.this.id
  depends_on = [aws_network_acl.this]
}

output "acls" {
  value = tostring(length(data.aws_network_acls.this.ids))
}

output "public" {
  value = aws_instance.this["public"].id
}

output "private" {
  value = aws_instance.this["private"].private_dns
}

output "isolated" {
  value = aws_instance.this["isolated"].private_dns
}
