<?php

namespace App;

final class Release {}
